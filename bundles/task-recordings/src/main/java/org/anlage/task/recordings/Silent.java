package org.anlage.task.recordings;

/** A treatment of neurons without activity in the training part. */
public enum Silent {
  /** The task is refused. */
  REFUSE,
  /** They are neither inputs nor outputs. */
  LEAVE_OUT
}
