package org.anlage.workbench.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.anlage.api.training.TrainingMonitor;

/** Times the steps of a training run from its monitor, then ends it. Used by one thread. */
final class StepTimer implements TrainingMonitor {
  private static final int FEWEST = 12;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long end;
  private final double[] seconds = new double[1 << 16];
  private int steps;
  private long bytes;
  private long lastTime;
  private long lastBytes;
  private long firstWall;
  private long lastWall;

  StepTimer(double budget) {
    end = System.nanoTime() + (long) (budget * 1e9);
  }

  @Override
  public void updated(int update, int updates, double loss) {
    long time = threads.getCurrentThreadCpuTime();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    if (update > 1 && steps < seconds.length) {
      seconds[steps++] = (time - lastTime) * 1e-9;
      bytes = allocated - lastBytes;
    }
    lastWall = System.nanoTime();
    if (update == 1) {
      firstWall = lastWall;
    }
    lastTime = threads.getCurrentThreadCpuTime();
    lastBytes = threads.getCurrentThreadAllocatedBytes();
  }

  @Override
  public boolean cancelled() {
    return System.nanoTime() >= end && steps >= FEWEST;
  }

  StepSpeed speed(String arm, int units) {
    double[] settled = Arrays.copyOfRange(seconds, steps / 4, steps);
    Arrays.sort(settled);
    double median = settled.length == 0 ? Double.NaN : settled[settled.length / 2];
    return new StepSpeed(arm, units, median, bytes, steps);
  }

  /** Steps in a second of wall time. */
  double stepsPerSecond() {
    return steps / ((lastWall - firstWall) * 1e-9);
  }
}
