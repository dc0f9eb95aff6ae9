/** What containers use: one sampler for all who watch. */
@NullMarked
package io.drydock.service.stats;

import org.jspecify.annotations.NullMarked;
