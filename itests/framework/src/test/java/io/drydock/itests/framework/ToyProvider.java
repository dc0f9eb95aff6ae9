package io.drydock.itests.framework;

import java.util.function.Supplier;

/** The driver or service of a toy bundle: answers its version as long as it is active. */
public class ToyProvider implements Supplier<String> {

    private volatile boolean gone;

    @Override
    public String get() {
        if (gone) {
            throw new IllegalStateException("called after its deactivation");
        }
        if (ToyRouter.text("toy-mood").equals("failing")) {
            throw new IllegalStateException("in a bad mood");
        }
        return ToyRouter.text("toy-version");
    }

    /** Called by Declarative Services. */
    public void deactivate() {
        gone = true;
    }
}
