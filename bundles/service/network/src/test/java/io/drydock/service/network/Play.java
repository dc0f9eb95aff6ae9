package io.drydock.service.network;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;

/** Main class of the child process: plays one scene in namespaces of its own. */
final class Play {

    /** Where the scenes stand. */
    static final List<Class<?>> ACTS =
            List.of(
                    Scenes.class,
                    ConnectScenes.class,
                    CreationScenes.class,
                    PortScenes.class,
                    GuardScenes.class);

    private Play() {}

    public static void main(String[] arguments) throws Exception {
        try (Stage stage = new Stage(Path.of(arguments[1]))) {
            for (Class<?> act : ACTS) {
                for (Method scene : act.getDeclaredMethods()) {
                    if (scene.getName().equals(arguments[0])) {
                        scene.invoke(null, stage);
                    }
                }
            }
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }
}
