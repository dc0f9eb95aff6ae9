package io.drydock.service.network;

import java.nio.file.Path;
import java.util.Arrays;

/** Main class of the child process: plays one scene in namespaces of its own. */
final class Play {

    private Play() {}

    public static void main(String[] arguments) throws Exception {
        try (Stage stage = new Stage(Path.of(arguments[1]))) {
            scenes(arguments[0])
                    .getDeclaredMethod(arguments[0], Stage.class)
                    .invoke(null, stage);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static Class<?> scenes(String name) {
        boolean connecting =
                Arrays.stream(ConnectScenes.class.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name));
        return connecting ? ConnectScenes.class : Scenes.class;
    }
}
