/** Contracts that tests give to services, which record what they are told. */
@NullMarked
package io.drydock.service.recorded;

import org.jspecify.annotations.NullMarked;
