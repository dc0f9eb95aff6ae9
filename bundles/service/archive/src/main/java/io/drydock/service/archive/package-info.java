/** Files of containers: copying, exporting, images made of them. */
@NullMarked
package io.drydock.service.archive;

import org.jspecify.annotations.NullMarked;
