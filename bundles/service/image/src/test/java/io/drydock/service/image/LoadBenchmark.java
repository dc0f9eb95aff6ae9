package io.drydock.service.image;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Not a test: loads an archive several times, removing the image in between, and prints how long
 * each load took. Arguments: archive, directory for the data, times.
 */
final class LoadBenchmark {

    private LoadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(arguments[0]);
        Path root = Path.of(arguments[1]);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            Path own = Files.createDirectories(root.resolve("run" + i));
            try (ImageFixture fixture = new ImageFixture(own);
                    InputStream in = Files.newInputStream(archive)) {
                long start = System.nanoTime();
                fixture.images.load(
                        in, List.of(), true, message -> System.out.print(message.stream()));
                System.out.printf("%.3f s%n", (System.nanoTime() - start) / 1e9);
            }
        }
    }
}
