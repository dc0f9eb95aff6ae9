/** Links of the engine in a zone of firewalld. */
@NullMarked
package io.drydock.driver.zone.firewalld;

import org.jspecify.annotations.NullMarked;
