package io.drydock.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Plays every scene in a process of its own: its rules and switches touch nothing of the machine.
 */
class NetworkOnTheKernelTest {

    @TempDir Path root;

    static Stream<String> scenes() {
        return Stream.of(Scenes.class, ConnectScenes.class)
                .flatMap(scenes -> Arrays.stream(scenes.getDeclaredMethods()))
                .filter(method -> method.getParameterCount() == 1 && !method.isSynthetic())
                .filter(method -> method.getReturnType() == void.class)
                .map(Method::getName)
                .filter(name -> !name.startsWith("lambda"))
                .filter(name -> name.matches(System.getProperty("scene", "(?!cost).*")))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void onNftables(String scene) throws Exception {
        play(scene, "nftables");
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void onIptables(String scene) throws Exception {
        play(scene, "iptables");
    }

    private void play(String name, String firewall) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        List<String> command = new ArrayList<>();
        command.addAll(List.of("unshare", "-n", "-m", "--propagation", "private"));
        // Java has no IPv6 where no link has an address of it when it starts.
        command.addAll(List.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-Dfirewall=" + firewall, "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(Play.class.getName(), name, root.toString()));
        Path output = root.resolve("output");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (name.startsWith("cost")) {
            System.out.println(text);
        }
        assertThat(process.exitValue()).as(text).isZero();
    }
}
