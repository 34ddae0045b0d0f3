/** Runs on a cluster: chunks of runs as jobs, the files of jobs, and Slurm. */
@NullMarked
package org.anlage.launcher.cluster;

import org.jspecify.annotations.NullMarked;
