package io.drydock.service.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Plays every scene in a process with network and mounts of its own. */
class ServingOnTheKernelTest {

    private static final List<Class<?>> SCENE = List.of(NameStage.class);

    @TempDir Path root;

    static Stream<String> scenes() {
        return Arrays.stream(NameScenes.class.getDeclaredMethods())
                .filter(method -> List.of(method.getParameterTypes()).equals(SCENE))
                .filter(method -> !method.isSynthetic())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .map(Method::getName)
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
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(NameScenes.class.getName(), name, firewall, root.toString()));
        Path output = root.resolve("output");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
