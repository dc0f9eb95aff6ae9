/**
 * What requests for containers must hold to: of which API version they are, and what they ask for.
 */
@NullMarked
package io.drydock.service.admission;

import org.jspecify.annotations.NullMarked;
