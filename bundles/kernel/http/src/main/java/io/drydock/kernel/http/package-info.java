/** Listeners, exchanges and the stream pump. The only user of Jetty. */
@NullMarked
package io.drydock.kernel.http;

import org.jspecify.annotations.NullMarked;
