package io.drydock.itests.cli;

import java.util.concurrent.atomic.AtomicInteger;

/** A terminal of 80 columns and 24 rows, kept by tmux, in which one shell line runs. */
final class Terminal implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Engine engine;
    private final String tmux;

    /** When the line ends, the screen says {@code code=N}. */
    Terminal(Engine engine, String line) {
        this.engine = engine;
        this.tmux = "tmux -f /dev/null -S " + engine.root() + "/tmux" + COUNT.incrementAndGet();
        String quoted = (line + "; echo code=$?; exec sleep 1000").replace("'", "'\\''");
        engine.sh(tmux + " new-session -d -x 80 -y 24 '" + quoted + "'").ok();
    }

    void type(String text) {
        engine.sh(tmux + " send-keys -l '" + text + "'").ok();
    }

    /** Presses keys by their names in tmux: {@code Enter}, {@code C-c}. */
    void press(String... keys) {
        engine.sh(tmux + " send-keys " + String.join(" ", keys)).ok();
    }

    void enter(String line) {
        type(line);
        press("Enter");
    }

    void resize(int columns, int rows) {
        engine.sh(tmux + " resize-window -x " + columns + " -y " + rows).ok();
    }

    String screen() {
        return engine.sh(tmux + " capture-pane -p").ok();
    }

    /** Waits until a line of the screen matches. */
    void await(String pattern) {
        try {
            Await.until(
                    pattern, () -> screen().lines().anyMatch(it -> it.strip().matches(pattern)));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " on the screen:\n" + screen(), e);
        }
    }

    @Override
    public void close() {
        engine.sh(tmux + " kill-server");
    }
}
