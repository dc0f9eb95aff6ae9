/** What drivers share whose interfaces are children of a link of the host; copied into each. */
@NullMarked
package io.drydock.driver.network.parent;

import org.jspecify.annotations.NullMarked;
