/**
 * What the engine wants of the Linux kernel, phrased as intentions.
 *
 * <p>{@code kernel/linux} implements every interface here and registers each as an OSGi service of
 * its own name; drivers and services take them by constructor. Nobody else makes system calls.
 *
 * <p>Rules that hold for the whole package:
 *
 * <ul>
 *   <li>Errors are {@link io.drydock.api.spi.linux.LinuxException}, which carries the errno, what
 *       was tried and on what.
 *   <li>Every method may be called from any thread, virtual threads included. Calls that would hold
 *       a carrier are moved to platform threads inside; waits park a virtual thread.
 *   <li>Every wait takes a limit and ends in {@code ETIMEDOUT} (kind UNAVAILABLE) that names what
 *       was waited for.
 *   <li>What {@code close()} releases is released once; a second close does nothing. No descriptor
 *       is ever inherited by a child that was not given it.
 *   <li>A {@code netns} path is a file on which a network namespace is bind-mounted, or {@code
 *       /proc/PID/ns/net}.
 * </ul>
 */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.linux;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
