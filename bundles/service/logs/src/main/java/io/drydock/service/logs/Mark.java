package io.drydock.service.logs;

import java.util.List;

/**
 * A place in a spool.
 *
 * @param offset of the next record
 * @param pieces lines that have begun before it
 */
record Mark(long offset, List<Piece> pieces) {

    static final Mark START = new Mark(0, List.of());

    Mark {
        pieces = List.copyOf(pieces);
    }
}
