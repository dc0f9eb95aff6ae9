package io.drydock.kernel.linux;

import java.util.function.Supplier;

/** The thread, and with it the namespaces, a child is started from. */
interface SpawnPlace {

    int spawn(Supplier<Integer> work);
}
