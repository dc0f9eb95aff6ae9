/** Health checks: when to probe, how, and what follows. */
@NullMarked
package io.drydock.service.health;

import org.jspecify.annotations.NullMarked;
