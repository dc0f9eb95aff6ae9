package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Healthy is who answers a GET with a status from 200 to 399. */
final class HttpProbe implements Probe {

    private static final int LONGEST_HEAD = 64 << 10;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Target target;
    private final Dialer dialer;

    HttpProbe(Target target, Dialer dialer) {
        this.target = target;
        this.dialer = dialer;
    }

    @Override
    public ProbeResult ask(ContainerRun run, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        try (SocketChannel connected = dialer.dial(run, target, deadline)) {
            Socket socket = connected.socket();
            socket.getOutputStream().write(request().getBytes(StandardCharsets.UTF_8));
            return answer(socket, deadline);
        } catch (SocketTimeoutException e) {
            return ProbeResult.late(timeout, "");
        } catch (IOException e) {
            return ProbeResult.failed("http " + target.authority() + ": " + e.getMessage());
        }
    }

    private String request() {
        return "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Drydock\r\nAccept: */*\r\n"
                        .formatted(target.path(), target.authority())
                + "Connection: close\r\n\r\n";
    }

    private static ProbeResult answer(Socket socket, Deadline deadline) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "";
        while (!head.contains(END_OF_HEAD) && bytes.size() < LONGEST_HEAD) {
            if (deadline.passed()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) Math.min(deadline.left().toMillis(), Integer.MAX_VALUE));
            byte[] some = new byte[Output.LONGEST];
            int count = in.read(some);
            if (count < 0) {
                break;
            }
            bytes.write(some, 0, count);
            head = bytes.toString(StandardCharsets.UTF_8);
        }
        return verdict(head);
    }

    /** What came along with the head is kept of the body; nobody waits for the rest. */
    private static ProbeResult verdict(String answer) {
        int end = answer.indexOf(END_OF_HEAD);
        String line = answer.lines().findFirst().orElse("");
        String body = end < 0 ? "" : answer.substring(end + END_OF_HEAD.length());
        Output output = new Output();
        output.add(StandardCharsets.UTF_8.encode(body.isEmpty() ? line : line + "\n" + body));
        boolean healthy = line.matches("HTTP/1\\.[01] [23]\\d\\d( .*)?");
        return new ProbeResult(
                healthy ? 0 : 1, output.text().isEmpty() ? "no answer" : output.text());
    }
}
