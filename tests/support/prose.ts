/** Text of a given length in many scripts: words of research, in an order that does not repeat. */

export type Script = keyof typeof WORDS;

const WORDS = {
  English:
    'attention sparse pruning language model graph neural network diffusion image retrieval learning transfer speech robust expert mixture training inference latent policy reward translation summary question answer token vision alignment memory',
  Chinese:
    '注意力 稀疏 剪枝 语言 模型 图像 神经 网络 扩散 检索 学习 迁移 语音 鲁棒 专家 混合 训练 推理 潜在 策略 奖励 翻译 摘要 问答 视觉 对齐 记忆 强化 生成 对抗 编码 解码 优化 梯度 卷积 递归 预测 分类 聚类 检测',
  Russian:
    'внимание разреженный обрезка язык модель граф нейронный сеть диффузия изображение поиск обучение перенос речь устойчивый эксперт смесь вывод скрытый политика награда перевод резюме вопрос ответ зрение память',
  Arabic:
    'انتباه متفرق تقليم لغة نموذج رسم عصبي شبكة انتشار صورة استرجاع تعلم نقل كلام قوي خبير خليط تدريب استدلال كامن سياسة مكافأة ترجمة ملخص سؤال جواب رؤية ذاكرة',
  Hindi:
    'ध्यान विरल छंटाई भाषा मॉडल आरेख तंत्रिका जाल प्रसार छवि पुनर्प्राप्ति सीखना स्थानांतरण वाणी मजबूत विशेषज्ञ मिश्रण प्रशिक्षण अनुमान गुप्त नीति पुरस्कार अनुवाद सारांश प्रश्न उत्तर दृष्टि स्मृति',
  Japanese:
    '注意機構 疎な 枝刈り 言語モデル グラフ ニューラル ネットワーク 拡散 画像 検索 学習 転移 音声 頑健 専門家 混合 訓練 推論 潜在 方策 報酬 翻訳 要約 質問応答 視覚 整列 記憶',
  emoji: '🧠 🔍 📄 🤖 🧪 📚 🔬 💡 🗺️ 🎯 🚀 🌍 👩‍🔬 🧬 📈 🔗 🎲 🧩 🛰️ 🎨',
} as const;

export const SCRIPTS: readonly Script[] = [
  'English',
  'Chinese',
  'Russian',
  'Arabic',
  'Hindi',
  'Japanese',
  'emoji',
];

/** At most `units` UTF-16 units of whole words. */
export function proseIn(script: Script, units: number): string {
  const words = WORDS[script].split(' ');
  let state = 7;
  let text = '';
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const word = words[Math.floor((state / 2_147_483_648) * words.length)] ?? '';
    if (text.length + 1 + word.length > units) return text.trim();
    text += ` ${word}`;
  }
}
