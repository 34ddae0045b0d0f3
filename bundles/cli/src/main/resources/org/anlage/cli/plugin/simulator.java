package @package@;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.osgi.service.component.annotations.Component;

/**
 * Rate units with noise: x' = x + h (tanh(x) W - x) + sqrt(h) * noise * N(0, 1), h = step / tau. One
 * trajectory, from rest; every state after the burn-in is a sample.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = Simulator.class)
@Extension(name = "@name@", text = "Rate units driven by independent noise")
public final class @Class@ implements Simulator<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "States that are sampled.", value = "1000", min = 1, max = 1e8)
          int samples,
      @Parameter(text = "Steps before the first of them.", value = "100", min = 0, max = 1e8)
          int burnIn,
      @Parameter(text = "Time constant.", value = "0.02", unit = "s", min = 0, exclusiveMin = true)
          double tau,
      @Parameter(text = "Step.", value = "0.002", unit = "s", min = 0, exclusiveMin = true)
          double step,
      @Parameter(text = "Standard deviation of the noise.", value = "1", min = 0) double noise) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** Trajectories, samples of each, seconds between samples, and all steps. */
  @Override
  public Extent extent(Parameters p) {
    return new Extent(1, p.samples(), p.step(), (long) p.burnIn() + p.samples());
  }

  @Override
  public Optional<String> simulate(
      Parameters p, Matrix weights, SimulationContext context, Sink sink) {
    int n = weights.rows();
    double h = p.step() / p.tau();
    double deviation = Math.sqrt(h) * p.noise();
    RealBuffer w = context.precision().allocate(n * n);
    w.setAll(weights.values());
    RealBuffer x = context.precision().allocate(n);
    RealBuffer rates = context.precision().allocate(n);
    RealBuffer input = context.precision().allocate(n);
    // The only source of randomness is the one in the context: the same for every arm of a seed.
    RandomStream noise = context.random().split("noise");
    long steps = extent(p).steps();
    for (long step = 1; step <= steps; step++) {
      rates.copyFrom(x, 0, 0, n);
      context.kernels().elementwise().activate(Activation.TANH, 1, n, rates, 0, n);
      // Kernels make the same bits as everybody else's, as fast as this machine can.
      context.kernels().multiply(false, false, 1, n, n, rates, 0, n, w, 0, n, false, input, 0, n);
      for (int i = 0; i < n; i++) {
        x.set(i, x.get(i) + h * (input.get(i) - x.get(i)) + deviation * noise.nextGaussian());
        if (!Double.isFinite(x.get(i))) {
          // Not an exception: the run is stored, counted and shown as one that failed.
          return Optional.of("step " + step + ": the state of unit " + i + " is " + x.get(i));
        }
      }
      if (step > p.burnIn()) {
        sink.accept(x); // read at once, so that memory does not grow with time
      }
      sink.reached(step); // shows progress, and stops if the user says so
    }
    return Optional.empty();
  }
}
