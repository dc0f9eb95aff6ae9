package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

class ThreadDumpTest {

    @TempDir Path folder;

    @Test
    @Tag("4.10/signals")
    void platformAndVirtualThreadsAreInTheFile() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread virtual =
                Thread.ofVirtual()
                        .name("one-of-many")
                        .start(
                                () -> {
                                    started.countDown();
                                    awaitQuietly(end);
                                });
        started.await();

        Path file = ThreadDump.write(folder);
        end.countDown();
        virtual.join();

        assertThat(file).hasParent(folder);
        assertThat(file).content().contains("one-of-many", Thread.currentThread().getName());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
