/** The admin command line: modules, and their swap at run time. */
@NullMarked
package io.drydock.cli;

import org.jspecify.annotations.NullMarked;
