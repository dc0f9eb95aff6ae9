/** Networks, and the sandboxes that connect containers to them. */
@NullMarked
package io.drydock.service.network;

import org.jspecify.annotations.NullMarked;
