package io.drydock.kernel.core;

import java.util.List;

/** Declarations and origins for tests. */
final class Given {

    private Given() {}

    static Origin bundle(long id) {
        return new Origin(id, "io.drydock.toy", "1.0." + id);
    }

    static Declaration driver(String name) {
        return new Declaration(List.of(Key.driver("toy.Driver", name)), name, List.of(), 0);
    }

    static Declaration router(String name, int ranking, String... families) {
        return new Declaration(List.of(Key.router(name)), name, List.of(families), ranking);
    }

    static Declaration middleware(String name) {
        return new Declaration(List.of(Key.middleware(name)), name, List.of(), 0);
    }

    static Declaration service(Class<?> contract) {
        return new Declaration(List.of(Key.service(contract.getName(), "")), "toy", List.of(), 0);
    }
}
