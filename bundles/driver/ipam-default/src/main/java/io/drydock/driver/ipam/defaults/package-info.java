/** Subnets and addresses of the engine's choice; {@code default} is no package name in Java. */
@NullMarked
package io.drydock.driver.ipam.defaults;

import org.jspecify.annotations.NullMarked;
