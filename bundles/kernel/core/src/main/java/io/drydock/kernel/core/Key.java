package io.drydock.kernel.core;

import java.util.Objects;

/**
 * A name that providers compete for and readers ask for.
 *
 * @param contract class name of the interface; empty for routers
 * @param name driver, router or middleware name; for a service empty, or what tells apart several
 *     providers of one contract: the cursor source's name, an observer's module
 */
record Key(Kind kind, String contract, String name) {

    /** What stands behind a name. */
    enum Kind {
        DRIVER,
        SERVICE,
        ROUTER,
        MIDDLEWARE
    }

    Key {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(contract);
        Objects.requireNonNull(name);
    }

    static Key driver(String contract, String name) {
        return new Key(Kind.DRIVER, contract, name);
    }

    static Key service(String contract, String source) {
        return new Key(Kind.SERVICE, contract, source);
    }

    static Key router(String name) {
        return new Key(Kind.ROUTER, "", name);
    }

    static Key middleware(String name) {
        return new Key(Kind.MIDDLEWARE, "", name);
    }
}
