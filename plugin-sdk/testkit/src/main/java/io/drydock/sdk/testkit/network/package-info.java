/** What every network driver has to do. */
@NullMarked
package io.drydock.sdk.testkit.network;

import org.jspecify.annotations.NullMarked;
