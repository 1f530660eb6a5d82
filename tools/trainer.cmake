# The trainer: makes lib/annotate/model/entente.model from corpora (tools/train runs it).
add_executable(entente_trainer trainer.cpp)
target_link_libraries(entente_trainer PRIVATE entente_train CLI11::CLI11)
# The trainer of antecedents: makes lib/resolve/data/antecedent_weights.tsv.
add_executable(entente_antecedent_trainer trainer_antecedents.cpp)
target_link_libraries(entente_antecedent_trainer PRIVATE entente entente_train entente_evaluate CLI11::CLI11)
