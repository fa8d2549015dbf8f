#pragma once

#include <vector>

namespace playground {

/// One layer's numbers for one sample; vectors have a number for each neuron.
struct LayerTrace {
  std::vector<float> linear;          ///< weights * input + bias
  std::vector<float> preActivation;   ///< the activation's input: `linear`, or normalised
  std::vector<float> activation;      ///< its output
  std::vector<float> derivative;      ///< its derivative at preActivation
  std::vector<float> output;          ///< what the next layer sees
  std::vector<float> outputGradient;  ///< dL/d(output); for the output layer empty
  std::vector<float> linearGradient;  ///< dL/d(linear)
  std::vector<float> weightGradient;  ///< dL/dW, [outputs x inputs]
  std::vector<float> biasGradient;
};

/// One sample's way forward and back, in evaluation mode; L is the loss of this sample alone.
struct SampleTrace {
  std::vector<float> input;
  float target = 0;
  std::vector<float> prediction;
  double loss = 0;
  std::vector<LayerTrace> layers;
};

}  // namespace playground
