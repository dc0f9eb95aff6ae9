/** Log driver {@code awslogs}. */
@NullMarked
package io.drydock.driver.log.awslogs;

import org.jspecify.annotations.NullMarked;
