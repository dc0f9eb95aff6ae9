package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.IdRange;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.SpawnRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class LinuxUserNamespacesTest {

    private static final Poller POLLER = new Poller();
    private static final List<IdRange> IDS =
            List.of(new IdRange(0, 200000, 10), new IdRange(10, 300000, 5));

    @TempDir private Path temp;
    private final LinuxProcesses processes = new LinuxProcesses(POLLER);
    private final LinuxUserNamespaces users = new LinuxUserNamespaces(processes);
    private final LinuxNetworkNamespaces networks = new LinuxNetworkNamespaces(processes);

    @AfterAll
    static void stop() {
        POLLER.stop();
    }

    private String in(Path user, String... command) {
        List<String> all = new java.util.ArrayList<>(List.of("nsenter", "--user=" + user));
        all.addAll(List.of(command));
        ProcessOutput output =
                processes.run(SpawnRequest.of(all), new byte[0], Duration.ofSeconds(10));
        assertThat(output.success()).as(output.stderr()).isTrue();
        return output.stdout();
    }

    @Test
    void usersAreMappedAndTheFileKeepsThem() {
        OwnNamespace.run(
                () -> {
                    Path user = temp.resolve("users/one");
                    users.create(user, IDS, IDS);
                    for (String map : List.of("uid_map", "gid_map")) {
                        assertThat(in(user, "cat", "/proc/self/" + map).strip().split("\\s+"))
                                .containsExactly("0", "200000", "10", "10", "300000", "5");
                    }
                    assertThatThrownBy(() -> users.create(user, IDS, IDS))
                            .isInstanceOfSatisfying(
                                    LinuxException.class,
                                    e -> assertThat(e.is(Errno.EEXIST)).isTrue());
                    assertThat(users.delete(user)).isTrue();
                    assertThat(users.delete(user)).isFalse();
                });
    }

    @Test
    void aNetworkBelongsToRootOfItsUsers() {
        OwnNamespace.run(
                () -> {
                    Path user = temp.resolve("user");
                    Path network = temp.resolve("network");
                    users.create(user, IDS, IDS);
                    networks.create(network, user);
                    assertThat(in(user, "--net=" + network, "cat", "/proc/net/dev"))
                            .contains("lo:");
                    String up = "ip link set lo down && ip link set lo up && ip -br link show lo";
                    assertThat(in(user, "--net=" + network, "sh", "-c", up)).contains("UP");
                    networks.delete(network);
                    users.delete(user);
                });
    }

    @Test
    void mapsTheKernelRefusesLeaveNothing() {
        OwnNamespace.run(
                () -> {
                    Path user = temp.resolve("user");
                    List<IdRange> overlapping =
                            List.of(new IdRange(0, 200000, 10), new IdRange(5, 300000, 5));
                    assertThatThrownBy(() -> users.create(user, overlapping, IDS))
                            .isInstanceOf(LinuxException.class)
                            .hasMessageContaining("uid_map");
                    assertThat(user).doesNotExist();
                });
    }
}
