package io.drydock.service.network;

import java.nio.file.Path;

/** Main class of the child process: plays one scene in namespaces of its own. */
final class Play {

    private Play() {}

    public static void main(String[] arguments) throws Exception {
        try (Stage stage = new Stage(Path.of(arguments[1]))) {
            Scenes.class.getDeclaredMethod(arguments[0], Stage.class).invoke(null, stage);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }
}
