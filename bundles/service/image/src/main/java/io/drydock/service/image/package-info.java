/**
 * Images: what they are made of, their names, and the root file systems containers get from them.
 *
 * <p>An archive is spooled ({@link io.drydock.service.image.Spool}), understood ({@link
 * io.drydock.service.image.ArchiveIndex}), and its layers are unpacked ({@link
 * io.drydock.service.image.Unpacker}) into places a graph driver has prepared. Only then does one
 * transaction make them known ({@link io.drydock.service.image.ImageStore}); what a crash leaves
 * behind before that is unknown to the store and removed at the next start.
 */
@NullMarked
package io.drydock.service.image;

import org.jspecify.annotations.NullMarked;
