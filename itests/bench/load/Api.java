import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few calls that the container scenes need, on a connection of their own. */
record Api(Wire wire) implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]{64})\"");

    static Api at(String address) throws IOException {
        return new Api(Wire.open(address));
    }

    /** Creates a container without a network and returns its id. */
    String create(String image, String shell) throws IOException {
        String body =
                "{\"Image\":\"%s\",\"Cmd\":[\"sh\",\"-c\",\"%s\"],\"HostConfig\":{\"NetworkMode\":\"none\"}}";
        Matcher id = ID.matcher(expect("POST", "/containers/create", body.formatted(image, shell)));
        if (!id.find()) {
            throw new IOException("no id in the answer to create");
        }
        return id.group(1);
    }

    void start(String id) throws IOException {
        expect("POST", "/containers/" + id + "/start", "");
    }

    void await(String id) throws IOException {
        expect("POST", "/containers/" + id + "/wait", "");
    }

    void remove(String id) throws IOException {
        expect("DELETE", "/containers/" + id + "?force=1", "");
    }

    private String expect(String method, String path, String json) throws IOException {
        Wire.Answer answer = wire.ask(method, path, json);
        if (answer.status() >= 300) {
            throw new IOException(
                    method + " " + path + ": " + answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
