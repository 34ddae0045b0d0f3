package org.anlage.trainers;

import java.util.Map;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/** Leaky units that learn their leaks. */
@Component(service = CellType.class)
@Extension(
    name = "leaky-learned",
    text = "leaky, with a leak per unit that is learned between 0.001 and 1",
    source = "Perez-Nieves et al. 2021, doi 10.1038/s41467-021-26022-3")
public final class LearnedLeakyCell implements CellType<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters parameters, CellShape shape, CellStart start) {
    return LeakyEquations.initial(shape, start);
  }

  @Override
  public CellLayout layout(NoParameters parameters, CellShape shape, Map<String, Matrix> values) {
    return LeakyEquations.layout(shape, true);
  }

  @Override
  public CellEquations bind(NoParameters parameters, CellShape shape, CellContext context) {
    return new LeakyEquations(shape, context, true);
  }
}
