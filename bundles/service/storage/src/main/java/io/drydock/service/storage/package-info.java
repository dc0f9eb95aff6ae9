/**
 * Moves images and containers from one storage driver to another while everything runs: which step
 * comes next, how a container's files are copied, and who may do it. What is where, and what
 * counts, is known to the image service alone.
 */
@NullMarked
package io.drydock.service.storage;

import org.jspecify.annotations.NullMarked;
