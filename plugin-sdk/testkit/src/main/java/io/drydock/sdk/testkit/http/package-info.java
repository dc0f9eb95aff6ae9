/** For tests of middleware and of what else handles requests. */
@NullMarked
package io.drydock.sdk.testkit.http;

import org.jspecify.annotations.NullMarked;
