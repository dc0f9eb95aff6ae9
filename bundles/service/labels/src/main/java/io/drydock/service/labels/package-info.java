/** SELinux labels: which ones containers get, and which files are given them. */
@NullMarked
package io.drydock.service.labels;

import org.jspecify.annotations.NullMarked;
