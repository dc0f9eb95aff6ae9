/** What is to be known of trees of files below layers. Embedded by its users. */
@NullMarked
package io.drydock.service.trees;

import org.jspecify.annotations.NullMarked;
