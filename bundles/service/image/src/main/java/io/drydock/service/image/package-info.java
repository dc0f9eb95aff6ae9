/**
 * Images: what they are made of, their names, and the root file systems containers get from them.
 *
 * <p>The layers of an archive are unpacked ({@link io.drydock.service.tar.Unpacker}) into places a
 * graph driver has prepared, while it comes ({@link io.drydock.service.image.ArchiveIntake}); then
 * its documents are understood ({@link io.drydock.service.image.ArchiveFormats}), and only then one
 * transaction makes them known ({@link io.drydock.service.image.ImageStore}); what a crash leaves
 * behind before that is unknown to the store and removed at the next start.
 */
@NullMarked
package io.drydock.service.image;

import org.jspecify.annotations.NullMarked;
