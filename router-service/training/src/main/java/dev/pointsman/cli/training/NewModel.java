package dev.pointsman.cli.training;

import dev.pointsman.bundle.ActiveModel;
import dev.pointsman.bundle.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The place of a model that is to be trained.
///
/// @param served the folders that the service finds its model in
/// @param models the folder that the model's own folder appears in
/// @param label the name of that folder
record NewModel(ModelFolders served, Path models, String label) {
  NewModel {
    models = plain(models);
  }

  /// Training takes hours: that its result has no place is said before. Also where a served folder
  /// has a model of that name, for the service would find the one or the other.
  void requireFree() {
    Stream.concat(Stream.of(models), served.folders().stream())
        .map(folder -> folder.resolve(label))
        .filter(Files::exists)
        .findFirst()
        .ifPresent(taken -> {
          throw new IllegalArgumentException(
              taken + ": expected no model of this name yet, found one: choose another --version");
        });
  }

  /// Makes it serve, and says so. In a folder that the service does not know, it is the one that
  /// would serve from there.
  String activate() throws IOException {
    if (served.folders().stream().map(NewModel::plain).anyMatch(models::equals)) {
      served.activate(label);
      return label + " serves";
    }
    ActiveModel.activate(models.resolve(label));
    return "%s is the active one of %s; the service looks in %s"
        .formatted(label, models, served.folders());
  }

  private static Path plain(Path folder) {
    return folder.toAbsolutePath().normalize();
  }
}
