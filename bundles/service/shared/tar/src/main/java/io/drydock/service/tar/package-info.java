/**
 * Tar archives and trees of files: reading and writing members, unpacking into a directory that no
 * name and no link leads out of, packing what is in one. Knows nothing of images. Embedded by its
 * users, so that a swap of one touches no other.
 */
@NullMarked
package io.drydock.service.tar;

import org.jspecify.annotations.NullMarked;
