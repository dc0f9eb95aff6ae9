package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.Platform;
import io.drydock.api.model.system.AuthRequest;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlatformsTest {

    private static Platform parse(String text) {
        return Platforms.parse(text, "amd64");
    }

    private static Platform offered(String os, String architecture, String variant) {
        return new Platform(architecture, os, "", List.of(), variant);
    }

    @Test
    void readsWhatUsersWrite() {
        assertThat(Platforms.text(parse(""))).isEqualTo("linux/amd64");
        assertThat(Platforms.text(parse("linux"))).isEqualTo("linux/amd64");
        assertThat(Platforms.text(parse("aarch64"))).isEqualTo("linux/arm64");
        assertThat(Platforms.text(parse("linux/arm64/v8"))).isEqualTo("linux/arm64");
        assertThat(Platforms.text(parse("linux/arm"))).isEqualTo("linux/arm/v7");
        assertThat(Platforms.text(parse("LINUX/X86_64"))).isEqualTo("linux/amd64");
        assertThatThrownBy(() -> parse("a/b/c/d"))
                .hasMessage("\"a/b/c/d\": cannot parse platform specifier: invalid argument");
    }

    @Test
    void theNearestVariantIsTheBestAndAnotherMachineNone() {
        Platform seven = parse("linux/arm/v7");
        assertThat(Platforms.rank(offered("linux", "arm", "v7"), seven)).isZero();
        assertThat(Platforms.rank(offered("linux", "arm", ""), seven)).isZero();
        assertThat(Platforms.rank(offered("linux", "arm", "v6"), seven)).isEqualTo(1);
        assertThat(Platforms.rank(offered("linux", "arm", "v8"), seven)).isNegative();
        assertThat(Platforms.rank(offered("linux", "arm64", "v8"), seven)).isNegative();
        assertThat(Platforms.rank(offered("linux", "arm", "v7"), parse("linux/arm64")))
                .isPositive();
        assertThat(Platforms.rank(offered("linux", "386", ""), parse(""))).isPositive();
        assertThat(Platforms.rank(offered("windows", "amd64", ""), parse(""))).isNegative();
    }

    @Test
    void aBadHeaderOfCredentialsIsNone() {
        assertThat(Documents.auth("!!!")).isEqualTo(AuthRequest.NONE);
        assertThat(Documents.auth("")).isEqualTo(AuthRequest.NONE);
        assertThat(Documents.auth("e30=")).isEqualTo(AuthRequest.NONE);
        assertThat(Documents.auth("eyJ1c2VybmFtZSI6InB1cnNlciJ9").username()).isEqualTo("purser");
    }

    @Test
    void slotsKeepTheOrderAndTheLimitOfTheMoment() throws Exception {
        int[] limit = {1};
        Slots slots = new Slots("test", () -> limit[0]);
        List<String> ran = new java.util.concurrent.CopyOnWriteArrayList<>();
        java.util.concurrent.CountDownLatch hold = new java.util.concurrent.CountDownLatch(1);
        java.util.concurrent.CountDownLatch all = new java.util.concurrent.CountDownLatch(3);
        assertThat(
                        slots.run(
                                () -> {
                                    await(hold);
                                    ran.add("first");
                                    all.countDown();
                                }))
                .isTrue();
        for (String name : List.of("second", "third")) {
            assertThat(
                            slots.run(
                                    () -> {
                                        ran.add(name);
                                        all.countDown();
                                    }))
                    .isFalse();
        }
        hold.countDown();
        assertThat(all.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("first", "second", "third");
    }

    private static void await(java.util.concurrent.CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
