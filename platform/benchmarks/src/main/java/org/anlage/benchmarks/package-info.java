/** JMH benchmarks of kernels and of what is built on them. */
@NullMarked
package org.anlage.benchmarks;

import org.jspecify.annotations.NullMarked;
