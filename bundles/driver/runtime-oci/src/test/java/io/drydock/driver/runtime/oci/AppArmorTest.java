package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class AppArmorTest {

    @TempDir private Path kernel;
    private final Parser parser = new Parser();

    private AppArmor appArmor(String loaded) throws IOException {
        return new AppArmor(parser, Files.writeString(kernel.resolve("profiles"), loaded));
    }

    @Test
    @Tag("3.2/apparmor")
    void theDefaultProfileIsLoadedWhereItIsMissing() throws IOException {
        appArmor("docker-default-x (enforce)\nsnap.docker (complain)\n").require("docker-default");
        assertThat(parser.commands).containsExactly("/sbin/apparmor_parser --replace --skip-cache");
        assertThat(parser.input)
                .contains("profile docker-default flags=(attach_disconnected,mediate_deleted) {")
                .contains("deny mount,");
    }

    @Test
    void aProfileThatIsThereIsLeftAsItIs() throws IOException {
        appArmor("docker-default (enforce)\n").require("docker-default");
        assertThat(parser.commands).isEmpty();
    }

    @Test
    void otherProfilesAreTheirOwnersBusiness() throws IOException {
        for (String profile : List.of("", "unconfined", "mine")) {
            appArmor("").require(profile);
        }
        assertThat(parser.commands).isEmpty();
    }

    @Test
    void aProfileThatCannotBeLoadedIsSaidToBe() throws IOException {
        parser.complaint = "syntax error\n";
        AppArmor appArmor = appArmor("");
        assertThatThrownBy(() -> appArmor.require("docker-default"))
                .hasMessage(
                        "AppArmor enabled on system but the docker-default profile could not be"
                                + " loaded: syntax error");
    }

    /** The program that compiles profiles, as far as the engine sees it. */
    private static final class Parser implements Processes {

        private final List<String> commands = new ArrayList<>();
        private String input = "";
        private String complaint = "";

        @Override
        public SpawnedProcess spawn(SpawnRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProcessOutput run(SpawnRequest request, byte[] bytes, Duration limit) {
            commands.add(String.join(" ", request.argv()));
            input = new String(bytes, StandardCharsets.UTF_8);
            return new ProcessOutput(new ExitStatus(complaint.isEmpty() ? 0 : 1, 0), "", complaint);
        }

        @Override
        public Optional<String> which(String program) {
            return Optional.of("/sbin/" + program);
        }
    }
}
