package org.anlage.task.recordings;

/** What to do with neurons without activity in the training part. */
public enum Silent {
  /** The task is refused. */
  REFUSE,
  /** They are neither inputs nor outputs. */
  LEAVE_OUT
}
