// SPDX-License-Identifier: Apache-2.0
#include "train/network_training.hpp"

#include <fmt/format.h>

#include "train/network_trainer.hpp"

namespace entente::train {

std::string train_network_section(const NetworkSources& sources, const NetworkTraining& training,
                                  const std::function<void(std::string_view line)>& log) {
    log("reading corpora, training word vectors");
    NetworkData data = read_network_data(sources);
    log(fmt::format("{} sentences, {} words known, {} word vectors, {} words in lists", data.training.size(),
                    data.tables.words.hashes().size(), data.vectors.hashes.size(), data.tables.lexicon.hashes().size()));
    NetworkModel model{{}, data.tables, data.vectors.rows, data.vectors.columns, training.seed};
    TrainingOptions options;
    options.epochs = training.epochs;
    options.threads = training.threads;
    options.seed = training.seed;
    std::vector<Tuning> tuning;
    if (!sources.with_dev) tuning = {{"ewt-dev", std::move(data.ewt_dev)}, {"gum-dev", std::move(data.gum_dev)}};
    train_network(model, data.training, *data.variation, tuning, options, [&](const std::string& line) { log(line); });
    return model.quantised();
}

std::string network_provenance(const NetworkTraining& training, bool with_dev) {
    return fmt::format(
        "Trained on UD English-EWT and UD English-GUM (news, interviews, biographies and its other CC BY genres), training{} sets, "
        "CC BY-SA 4.0 and CC BY 4.0; names from Entente's own annotation of EWT's training set, GUM, Universal NER over EWT's "
        "development set (CC BY-SA 4.0) and WikiGold (CC BY 4.0); word vectors from these, ECB+ (CC BY 3.0) and WordNet's glosses; "
        "word lists from WordNet 3.0, GeoNames (CC BY 4.0), REIGN, the names of the United States Census of 1990 and Entente's "
        "lexicon. {} epochs, seed {}.",
        with_dev ? " and development" : "", training.epochs, training.seed);
}

} // namespace entente::train
