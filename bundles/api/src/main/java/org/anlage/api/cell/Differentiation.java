package org.anlage.api.cell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A network on a batch of trials, without noise, to be differentiated by the equations of its cell
 * that training uses, in double precision whatever the precision of training. Spikes have the
 * surrogate slopes of their cell. To be used by one thread at a time.
 */
@ProviderType
public interface Differentiation {
  /** What can be differentiated by: learned parameters of the cell, then those of the read-out. */
  List<CellParameter> parameters();

  /** The mean loss of the trials, by the objective of the task. */
  double loss();

  /** The gradient of the mean loss by parameter, each of the parameter's shape. */
  Map<String, Matrix> gradient();

  /**
   * The gradient of the mean loss of one trial alone.
   *
   * @param trial its number
   */
  Map<String, Matrix> gradient(int trial);

  /** The gradient of the mean loss with respect to the inputs, T x B x I. */
  double[] inputGradient();

  /**
   * States after a step, trials x S, of which the first N columns are the units.
   *
   * @param step its number
   */
  Matrix states(int step);

  /**
   * Gradients of outputs: the Jacobian matrix J of all outputs at some steps. Takes a way back
   * through one trial for every row.
   *
   * @param places steps of trials
   * @param parameters names of parameters
   * @return (places x outputs) x values of these parameters, one parameter after another in the
   *     order of {@link #parameters}, each row by row
   */
  Matrix outputGradients(List<TrialStep> places, Set<String> parameters);

  /**
   * The tangent kernel J J^T of outputs (Jacot et al. 2018, arXiv 1806.07572), with J as in {@link
   * #outputGradients}, which need not fit into memory at once.
   *
   * @param places steps of trials
   * @param parameters names of parameters
   * @return rows and columns are places x outputs
   */
  Matrix tangentKernel(List<TrialStep> places, Set<String> parameters);

  /**
   * The same kernel of the states of units in place of outputs.
   *
   * @param places steps of trials
   * @param parameters names of parameters
   * @return rows and columns are places x units
   */
  Matrix stateKernel(List<TrialStep> places, Set<String> parameters);

  /**
   * The state after one step.
   *
   * @param state S values
   * @param input I values
   */
  double[] next(double[] state, double[] input);

  /**
   * The Jacobian matrix of one step, S x S: entry (i, j) is the derivative of value j of the state
   * after by value i of the state before.
   *
   * @param state S values
   * @param input I values
   */
  Matrix jacobian(double[] state, double[] input);
}
