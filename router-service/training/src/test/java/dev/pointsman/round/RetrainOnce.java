package dev.pointsman.round;

import dev.pointsman.evaluate.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A process of its own that retrains in the folder it is given, and says where it is.
final class RetrainOnce {
  static final int ROWS = 40;

  private RetrainOnce() {}

  public static void main(String[] arguments) throws IOException {
    var place = new RetrainPlace(Path.of(arguments[0]), RetrainPlace.seed(ROWS), List.of());
    var gate = RetrainPlace.LENIENT.allowingUnknown();
    var terms = new RetrainRequest.Terms(gate, Deployment.usual());
    new Retraining(place.request(RetrainPlace.KEEP, terms), new Aloud()).run();
  }

  private record Aloud() implements RetrainProgress {
    @Override
    public void began(Stage stage) {
      System.out.println(stage);
    }

    @Override
    public void moved(double done, Duration left) {}

    @Override
    public void said(String fact) {}
  }
}
