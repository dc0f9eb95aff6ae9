package io.drydock.service.labels;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.error.EngineException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Labels for a container: the policy's, with a level of its own and what the user wants otherwise.
 */
final class LabelChoice {

    private final String process;
    private final String file;
    private final RandomGenerator random;

    /** {@code contexts} are the policy's defaults by their names. */
    LabelChoice(Map<String, String> contexts, RandomGenerator random) {
        this.process = contexts.getOrDefault("process", "");
        this.file = contexts.getOrDefault("file", "");
        this.random = random;
    }

    /** Whether there are defaults; without them nothing can be labelled. */
    boolean possible() {
        return !process.isEmpty() && !file.isEmpty();
    }

    Labels choose(List<String> options, Set<String> taken) {
        if (!possible()) {
            return new Labels("", file);
        }
        Wish wish = new Wish(Label.parse(process), Label.parse(file));
        for (String option : options) {
            if (option.equals("disable")) {
                // what is mounted for it stays out of reach of confined containers
                return new Labels("", wish.open());
            }
            wish.take(option);
        }
        return wish.labels(taken);
    }

    private final class Wish {
        private Label process;
        private Label mount;
        private boolean levelled;

        Wish(Label process, Label mount) {
            this.process = process;
            this.mount = mount;
            // a policy without levels has none for containers either
            this.levelled = process.level().isEmpty();
        }

        void take(String option) {
            int colon = option.indexOf(':');
            String value = option.substring(colon + 1);
            switch (colon < 0 ? "" : option.substring(0, colon)) {
                case "type" -> process = process.withType(value);
                case "filetype" -> mount = mount.withType(value);
                case "role" -> process = process.withRole(value);
                case "user" -> {
                    process = process.withUser(value);
                    mount = mount.withUser(value);
                }
                case "level" -> {
                    level(value);
                    levelled = true;
                }
                default -> throw unknown(option);
            }
        }

        private void level(String level) {
            process = process.withLevel(level);
            mount = mount.withLevel(level);
        }

        Labels labels(Set<String> taken) {
            if (!levelled) {
                level(Levels.free(taken, random));
            }
            return new Labels(process.text(), mount.text());
        }

        String open() {
            return Label.parse(file).withLevel(Levels.UNCONFINED).text();
        }
    }

    private static EngineException unknown(String option) {
        return EngineException.invalid(
                ("bad label option \"%s\", valid options 'disable' or \n'user, role, level, type,"
                                + " filetype' followed by ':' and a value")
                        .formatted(option));
    }
}
