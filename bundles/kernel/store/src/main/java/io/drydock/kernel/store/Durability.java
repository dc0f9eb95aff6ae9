package io.drydock.kernel.store;

/** What a commit waits for. The words are those of SQLite's {@code PRAGMA synchronous}. */
enum Durability {
    /** The disk has it. */
    FULL,

    /** The kernel has it: the death of the engine does no harm, a power cut may undo it. */
    NORMAL
}
